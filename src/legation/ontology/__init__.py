"""What Legation knows: countries, bodies, sectors, office titles, event frames and cues, as data files."""
