# Every sentence Afterimage says in Portuguese (Brazil). What is not here is said in English.
