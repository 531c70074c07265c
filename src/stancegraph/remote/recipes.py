"""How each store's own bulk loader takes the data, for loads that are larger than a connection should carry."""

from __future__ import annotations

import os
import shlex

from stancegraph.layout import LISTS_GRAPH, home

EXPORT = "stancegraph export nquads -o data.nq"
LISTS = os.path.join(home(), "ontology", "lists.ttl")
#: What a recipe says where it is not known how a bulk loader puts a file into a graph; without the lists no question finds anything.
AND_LISTS = f"# and '{LISTS}' into the graph {LISTS_GRAPH}"
#: What becomes of graphs that have no record of ours.
AFTERWARDS = "# later changes: stancegraph load URL, the first time with --yes, since it did not load these graphs itself"

#: The commands by store, after the export. Words in capitals are to be replaced.
RECIPES = {
    "oxigraph": (
        "oxigraph load --location FOLDER --file data.nq",
        f"oxigraph load --location FOLDER --file '{LISTS}' --graph '{LISTS_GRAPH}'",
        "oxigraph serve --location FOLDER --union-default-graph",
    ),
    "fuseki": (
        "tdb2.tdbloader --loc FOLDER data.nq",
        f"tdb2.tdbloader --loc FOLDER --graph '{LISTS_GRAPH}' '{LISTS}'",
        "fuseki-server --loc FOLDER --set tdb2:unionDefaultGraph=true /NAME",
    ),
    "virtuoso": (
        f"cp data.nq '{LISTS}' FOLDER    # one that DirsAllowed names in virtuoso.ini",
        "isql-vt HOST:1111 dba PASSWORD exec=\"ld_dir('FOLDER', 'data.nq', '')\"",
        f"isql-vt HOST:1111 dba PASSWORD exec=\"ld_dir('FOLDER', 'lists.ttl', '{LISTS_GRAPH}')\"",
        'isql-vt HOST:1111 dba PASSWORD exec="rdf_loader_run(); checkpoint"',
    ),
    "rdf4j": (
        "curl -T data.nq -X POST -H 'Content-Type: application/n-quads' URL/statements",
        f"curl -T '{LISTS}' -X POST -H 'Content-Type: text/turtle' 'URL/statements?context=%3C{LISTS_GRAPH}%3E'",
    ),
    "graphdb": ("importrdf load -f -i NAME data.nq", AND_LISTS),
    "blazegraph": (
        "java -cp blazegraph.jar com.bigdata.rdf.store.DataLoader -namespace NAME settings.properties data.nq",
        AND_LISTS,
    ),
    "stardog": ("stardog-admin db create -n NAME data.nq", f"stardog data add NAME -g '{LISTS_GRAPH}' '{LISTS}'"),
    "qlever": ("qlever index    # with data.nq in the Qleverfile's INPUT_FILES", AND_LISTS, "qlever start"),
    "neptune": (
        "aws s3 cp data.nq s3://BUCKET/",
        'curl -X POST https://HOST:8182/loader -d \'{"source": "s3://BUCKET/data.nq", "format": "nquads", …}\'',
        AND_LISTS,
    ),
}
#: Those that were run; the others follow the documentation of their makers.
TRIED = ("oxigraph", "rdf4j", "virtuoso")


def recipe(store: str, data: str | os.PathLike[str] | None = None) -> str:
    """Write the commands that load a dataset folder (the shipped one where none is named) with a store's own bulk loader.

    >>> print(recipe("rdf4j").splitlines()[0])
    stancegraph export nquads -o data.nq
    """
    note = () if store in TRIED else ("# not tried here; from the documentation of its makers",)
    export = EXPORT if data is None else f"{EXPORT} --data {shlex.quote(os.fspath(data))}"
    return "".join(f"{line}\n" for line in (*note, export, *RECIPES[store], AFTERWARDS))
