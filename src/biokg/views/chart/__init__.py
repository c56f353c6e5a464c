"""Charts for people who look rather than read: what they show as plain values, and how they are drawn."""
