# Every sentence Afterimage says in Arabic. What is not here is said in English.
