"""What a run is told: the keys, the files that hold them, and which value is in force for which document."""
