"""What whoever runs the service sees of it: metrics, lines of log, traces, and a page of its state."""
