# Every sentence Afterimage says in Spanish. What is not here is said in English.
