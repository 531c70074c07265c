MERGE (n:Person {id: 'person/o'neil'});
