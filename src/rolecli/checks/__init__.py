"""What may be wrong with a catalog: rules across its entries, and the words of every rule."""
