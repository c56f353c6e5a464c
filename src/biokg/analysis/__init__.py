"""Analysis: plain functions that return plain data, one idea a file. What they say, `biokg.views` shows.

Where to begin:

- A function for each report: `park`, `company`, `multinationals`, `milestones` (of a drug), `timeline`, `due`,
  `comparison`, `chain` (value chain), `disputes`, `evidence`, `measuring` (networks), `helix`, `meeting`, `paths`,
  `changes`, `watch`, `overview`.
- How they read facts: `said` (values with their claims), `ties`, `numbers`, `posts`, `when`, `kinds`, `routes` (along
  properties), `circle` (what belongs to a thing), `subjects` (what a name means), `share`.
- What became of forecasts: `expectations`, `forecasts`, `fulfilment`, `pieces`, `bearing`, `slippage`, `silence`.
- How far facts are borne out: `backing`, `support`, `withdrawal`, `conflicts`, `coverage`, `age`.
- Networks: `measures`, `links`, `hops`, `connections`, `components`, `holdings`, `prediction`.
"""
