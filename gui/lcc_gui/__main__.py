"""Start the application: ``python -m lcc_gui``."""

import sys

from lcc_gui.start import main

sys.exit(main())
