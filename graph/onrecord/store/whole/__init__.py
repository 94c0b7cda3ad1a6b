"""Whether a store is whole: finding what is damaged, copying a store, and putting a copy back."""
