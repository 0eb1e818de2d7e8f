"""What compat finds, checked."""
