# Every sentence Afterimage says in French. What is not here is said in English.
