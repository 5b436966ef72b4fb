# What `import lcc` gives, for type checkers and editors; a test holds it against the table in __init__.py.
from lcc.address import read as read
from lcc.address import rename as rename
from lcc.address import replace as replace
from lcc.arithmetic import (
    annuity as annuity,
)
from lcc.arithmetic import (
    benefit_cost as benefit_cost,
)
from lcc.arithmetic import (
    fisher as fisher,
)
from lcc.arithmetic import (
    irr as irr,
)
from lcc.arithmetic import (
    mirr as mirr,
)
from lcc.arithmetic import (
    payback as payback,
)
from lcc.arithmetic import (
    payment as payment,
)
from lcc.arithmetic import (
    present_value as present_value,
)
from lcc.arithmetic import (
    rate as rate,
)
from lcc.checks import findings as findings
from lcc.comparison import Comparison as Comparison
from lcc.comparison import compare as compare
from lcc.costs import acquire as acquire
from lcc.costs import consume as consume
from lcc.costs import dispose as dispose
from lcc.costs import maintain as maintain
from lcc.discounting import Timing as Timing
from lcc.discounting import discount_factors as discount_factors
from lcc.figures import Figures as Figures
from lcc.files import dumps as dumps
from lcc.files import load as load
from lcc.files import loads as loads
from lcc.files import save as save
from lcc.formula import FormulaError as FormulaError
from lcc.formula import parse as parse
from lcc.ledger import Ledger as Ledger
from lcc.ledger import lay_out as lay_out
from lcc.ledger import lay_out_arrays as lay_out_arrays
from lcc.ledger import totals as totals
from lcc.measures import airr as airr
from lcc.measures import sir as sir
from lcc.model import (
    Contract as Contract,
)
from lcc.model import (
    CostStream as CostStream,
)
from lcc.model import (
    Evidence as Evidence,
)
from lcc.model import (
    Externality as Externality,
)
from lcc.model import (
    FunctionalUnit as FunctionalUnit,
)
from lcc.model import (
    Line as Line,
)
from lcc.model import (
    Method as Method,
)
from lcc.model import (
    Offer as Offer,
)
from lcc.model import (
    Parameter as Parameter,
)
from lcc.model import (
    Purchase as Purchase,
)
from lcc.model import (
    Range as Range,
)
from lcc.model import (
    Resource as Resource,
)
from lcc.model import (
    Schedule as Schedule,
)
from lcc.model import (
    SetAside as SetAside,
)
from lcc.model import (
    Stage as Stage,
)
from lcc.path import Path as Path
from lcc.path import Source as Source
from lcc.plan import Finding as Finding
from lcc.telling import Trace as Trace
from lcc.trace import explain as explain
from lcc.whatif import Multiplier as Multiplier
from lcc.whatif import multipliers as multipliers
from lcc.words import LccError as LccError
from lcc.words import speaking as speaking

__version__: str
