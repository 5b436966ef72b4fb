"""What the portable program runs."""

import sys

from lcc_gui.start import main

sys.exit(main())
