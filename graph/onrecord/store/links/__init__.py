"""What ties the documents of a store together: links, minted actors and runs, computed anew after a change."""
