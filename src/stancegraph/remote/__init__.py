"""SPARQL endpoints and triple stores on the other side of an HTTP connection.

address ← credentials ← transport ← rewriting, results, literals ← endpoint
"""
