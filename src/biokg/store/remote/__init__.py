"""A store on another machine: any server that speaks SPARQL 1.1 Query, Update and, if it can, Graph Store."""
