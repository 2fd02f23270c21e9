# Every sentence Afterimage says in Chinese (simplified). What is not here is said in English.
