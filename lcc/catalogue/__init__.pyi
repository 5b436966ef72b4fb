# What `lcc.catalogue` gives, for type checkers and editors; a test holds it against the tables in __init__.py.
from lcc.catalogue.blueprints import Blueprint as Blueprint
from lcc.catalogue.cases import begin_like as begin_like
from lcc.catalogue.cases import example as example
from lcc.catalogue.cases import examples as examples
from lcc.catalogue.citations import Reference as Reference
from lcc.catalogue.drafting import begin as begin
from lcc.catalogue.drafting import draft as draft
from lcc.catalogue.entries import Dated as Dated
from lcc.catalogue.entries import Factor as Factor
from lcc.catalogue.inventory import Tool as Tool
from lcc.catalogue.library import Catalogue as Catalogue
from lcc.catalogue.places import using as using
from lcc.catalogue.wanted import Options as Options

_in_force: Catalogue

blueprint = _in_force.blueprint
check = _in_force.check
discount_rate = _in_force.discount_rate
externality = _in_force.externality
factor = _in_force.factor
factors = _in_force.factors
method = _in_force.method
methods = _in_force.methods
newer = _in_force.newer
path = _in_force.path
resource = _in_force.resource
review = _in_force.review
search = _in_force.search
sources = _in_force.sources
suggest = _in_force.suggest
tool = _in_force.tool
tools = _in_force.tools
warnings = _in_force.warnings

def current() -> Catalogue: ...
