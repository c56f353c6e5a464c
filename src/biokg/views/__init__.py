"""What a graph says, for people and for programs: pages, tables, reports and the map."""
