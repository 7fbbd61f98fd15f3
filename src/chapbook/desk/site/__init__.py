"""The desk as a web site of one machine: its server, its guard, its pages. It asks nothing of any network."""
