"""`python -m smooth_page.cli` is `smooth-page`."""

import sys

from smooth_page.cli import main

sys.exit(main())
