"""What tasks need of their execution role, and whether they need one."""
