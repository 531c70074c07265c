"""What `serve` runs: Oxigraph on a snapshot, a front that checks every request before it gets there, and the query page."""
