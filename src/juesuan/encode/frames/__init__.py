"""The rules over data frames (polars), and Pandera schemas made of them."""
