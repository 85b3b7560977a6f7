"""The report as one HTML file that needs no network: its data (`model`, `pieces`), and the page around it (`page`)."""
