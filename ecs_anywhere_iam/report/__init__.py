"""What a configuration grants beside what AWS's managed policies grant, for people."""
