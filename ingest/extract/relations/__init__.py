"""What a text tells of people: the posts they hold and held, and what they said or did."""
