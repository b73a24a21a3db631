"""A call that pairs many with many: its tables, rules and quotas, the best assignment and its proof."""
