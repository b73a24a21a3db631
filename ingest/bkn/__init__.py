"""What tables of Indonesia's civil service share, as BKN's SIASN gives them: keys and days, who serves, posts."""
