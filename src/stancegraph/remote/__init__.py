"""SPARQL endpoints and triple stores on the other side of an HTTP connection.

address ← credentials ← deadline ← transport ← rewriting, results, literals ← endpoint
"""
