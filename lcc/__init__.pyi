# What `import lcc` gives, for type checkers and editors; a test holds it against the table in __init__.py.
from lcc import catalogue as catalogue
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
from lcc.compliance.review import LegalReview as LegalReview
from lcc.compliance.review import check_law as check_law
from lcc.considerations import Considerations as Considerations
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
from lcc.followup.measured import MeasuredValue as MeasuredValue
from lcc.followup.recomputing import follow_up as follow_up
from lcc.followup.shortfall import FollowUpResult as FollowUpResult
from lcc.formula import FormulaError as FormulaError
from lcc.formula import parse as parse
from lcc.frozen import changes_since as changes_since
from lcc.frozen import fingerprint as fingerprint
from lcc.frozen import frozen_text as frozen_text
from lcc.frozen import standing as standing
from lcc.ledger import Ledger as Ledger
from lcc.ledger import lay_out as lay_out
from lcc.ledger import lay_out_arrays as lay_out_arrays
from lcc.ledger import totals as totals
from lcc.measures import airr as airr
from lcc.measures import sir as sir
from lcc.model import Clause as Clause
from lcc.model import Contract as Contract
from lcc.model import CostStream as CostStream
from lcc.model import Externality as Externality
from lcc.model import FunctionalUnit as FunctionalUnit
from lcc.model import Line as Line
from lcc.model import Method as Method
from lcc.model import Parameter as Parameter
from lcc.model import Range as Range
from lcc.model import Resource as Resource
from lcc.model import Schedule as Schedule
from lcc.model import Stage as Stage
from lcc.path import Path as Path
from lcc.path import Source as Source
from lcc.plan import Finding as Finding
from lcc.purchase import Criterion as Criterion
from lcc.purchase import Evidence as Evidence
from lcc.purchase import FollowUp as FollowUp
from lcc.purchase import Measure as Measure
from lcc.purchase import Offer as Offer
from lcc.purchase import Purchase as Purchase
from lcc.purchase import Scoring as Scoring
from lcc.purchase import SetAside as SetAside
from lcc.ranges import Change as Change
from lcc.ranges import Uncertainty as Uncertainty
from lcc.scoring.detection import abnormally_low as abnormally_low
from lcc.scoring.detection import double_mean as double_mean
from lcc.scoring.detection import mean_less_deviation as mean_less_deviation
from lcc.scoring.formulas import add_formula as add_formula
from lcc.scoring.formulas import marking_formula as marking_formula
from lcc.scoring.formulas import marking_formulas as marking_formulas
from lcc.scoring.marking import Score as Score
from lcc.scoring.marking import score as score
from lcc.scoring.plausibility import implausible as implausible
from lcc.scoring.screening import Screen as Screen
from lcc.scoring.screening import screen as screen
from lcc.scoring.simulation import ScoringSimulation as ScoringSimulation
from lcc.scoring.simulation import simulate_scoring as simulate_scoring
from lcc.sealing import publish as publish
from lcc.sealing import reminder as reminder
from lcc.sealing import seal as seal
from lcc.sealing import simulation_copy as simulation_copy
from lcc.seals import Amendment as Amendment
from lcc.seals import JournalEntry as JournalEntry
from lcc.seals import Seal as Seal
from lcc.seals import WorkedExample as WorkedExample
from lcc.sensitivity.crossings import breakevens as breakevens
from lcc.sensitivity.draws import simulate as simulate
from lcc.sensitivity.gathering import assumptions as assumptions
from lcc.sensitivity.levers import around as around
from lcc.sensitivity.outcomes import Scenario as Scenario
from lcc.sensitivity.side_by_side import scenarios as scenarios
from lcc.sensitivity.side_by_side import what_if as what_if
from lcc.sensitivity.swings import tornado as tornado
from lcc.sensitivity.territories import first_places as first_places
from lcc.telling import Trace as Trace
from lcc.trace import explain as explain
from lcc.trials import trial_offers as trial_offers
from lcc.verification import Verification as Verification
from lcc.verification import verify as verify
from lcc.whatif import Multiplier as Multiplier
from lcc.whatif import multipliers as multipliers
from lcc.words import LccError as LccError
from lcc.words import speaking as speaking

__version__: str
