// a semicolon in a comment; is no end
MERGE (n:`Person` {`id`: 'person/ann'}) SET n.`label` = 'Ann O\'Neil; & "sons" // no comment', n.`votes` = 3, n.`elected` = true, n.`aliases` = ['A. O\'Neil', 'Annie'];
MERGE (n:`Issue` {`id`: 'issue:1'}) SET n.`label` = 'قضية 😀', n.`since` = date('1992-06-01');
MATCH (a:`Person` {`id`: 'person/ann'}), (b:`Issue` {`id`: 'issue:1'}) MERGE (a)-[r:`SUPPORTS` {`id`: 'e0'}]->(b) SET r.`weight` = 2.5;
MATCH (a:`Person` {`id`: 'person/ann'}), (b:`Issue` {`id`: 'issue:1'}) MERGE (a)-[r:`OPPOSES` {`id`: 'e1'}]->(b) SET r.`weight` = 1.0;
