"""The page that lets anybody explore a graph: what is put into it, and the script and styles that show it."""
