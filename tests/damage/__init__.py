"""Random damage to the data: whatever is done to a YAML file is rejected, or shows in what is published."""
