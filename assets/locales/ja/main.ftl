# Every sentence Afterimage says in Japanese. What is not here is said in English.
