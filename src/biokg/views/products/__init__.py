"""The products: what an analysis found, as a document in one language.

Where to begin:

- A file or folder for each report, named as its analysis: `park`, `company`, `multinationals`, `milestones`,
  `timeline`, `due`, `comparison`, `chain`, `conflicts`, `evidence`, `network`, `helix`, `meeting`, `paths`, `changes`,
  `watch`.
- What several share: `cells` (values, dates, names), `naming`, `quantities` (numbers in words), `ties` and `bonds` (who
  is tied to whom), `rulings` (decisions), `disputes` (both sides), `footing` (what it rests on), `moments` (timelines),
  `outcomes` and `outlook` (what became of forecasts), `news` (what changed).
"""
