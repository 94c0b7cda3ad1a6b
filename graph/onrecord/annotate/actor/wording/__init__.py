"""What the words of a description or a bare name tell: where they end, whom they mean, whether they tell anybody."""
