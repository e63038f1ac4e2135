"""The full-screen program: it joins screens and session, and is the only place where they meet."""
