"""What the constructs cost, measured beside the floor and the peers that do the same job."""
