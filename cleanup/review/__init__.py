"""The review: the report's page with a small server behind it that keeps decisions and applies them at the end."""
