# What `lcc.documents.charts` gives, for type checkers and editors; a test holds it against the table in __init__.py.
from lcc.documents.charts.accounts import budget_by_year as budget_by_year
from lcc.documents.charts.bars import price_or_cost as price_or_cost
from lcc.documents.charts.bars import stages as stages
from lcc.documents.charts.curves import cumulated as cumulated
from lcc.documents.charts.draws import distribution as distribution
from lcc.documents.charts.ink import DARK as DARK
from lcc.documents.charts.ink import LIGHT as LIGHT
from lcc.documents.charts.ink import Ink as Ink
from lcc.documents.charts.ink import Style as Style
from lcc.documents.charts.layers import LAYERS as LAYERS
from lcc.documents.charts.layers import layer_name as layer_name
from lcc.documents.charts.map import territories as territories
from lcc.documents.charts.path_curve import trajectory as trajectory
from lcc.documents.charts.sheet import Look as Look
from lcc.documents.charts.swings import tornado as tornado
from lcc.documents.charts.verdict_rows import rulers as rulers
from lcc.documents.charts.waterline import visible_hidden as visible_hidden
