"""Words that often mean the same in labels and names of properties, but not always: used where nothing fits better.

Each line is a kind of field. Words are compared by meaning, so that one of each line of `vocabulary.CONCEPTS` is enough.
"""

from __future__ import annotations

from functools import lru_cache

from smooth_page.local.extract.words import KNOWN, meanings

ALIKE = """
company employer provider operator agency firm institution
brand manufacturer make maker builder
capacity places seats spots participants
teacher lecturer tutor professor instructor trainer coach
price fee charge cost rate tariff
price ticket
monthly month
weekly week
daily day
yearly annual year
premium contribution subscription
excess deductible
venue location place site hall
address location
category genre topic subject section kind type
class type
species kind
breed race
description about summary overview abstract synopsis
author writer contributor creator
phone contact hotline helpline call
id number code reference identifier ref key
status state stage phase progress outcome result
deadline closing due expiry until
duration length term period runtime time
date day when
quantity count number units pieces
customer client buyer
vehicle car
vessel ship boat ferry
room hall classroom theatre
level grade difficulty
license licence permit
registration plate licenceplate
owner proprietor holder keeper
manager head director leader chief warden curator
doctor physician consultant specialist gp practitioner
rating score stars mark
weight mass load
size dimensions format
speed velocity
power output
balance outstanding remaining
discount reduction saving
staff employees workforce
visitors attendance spectators crowd audience
judge magistrate
claimant plaintiff applicant
defendant respondent
solicitor lawyer attorney counsel
court tribunal
sender shipper consignor from
recipient receiver consignee addressee to
carrier courier haulier
parcel package shipment consignment
origin departure from start
destination arrival to
issue edition
publisher press
shelf shelfmark callnumber
borrower reader
loan lending
interest rate apr
salary pay wage remuneration compensation
hours workload
department unit division ward section
team club side
player athlete competitor
winner champion
opponent rival
stadium ground arena
referee umpire official
position rank place
points score
weather conditions outlook
temperature temp
height elevation altitude
distance length
depth draught
area surface acreage
floor level storey
bedroom bed room
heating fuel
built constructed year construction
condition state
transmission gearbox
mileage odometer hours
fuel engine
colour shade finish
material fabric composition made
ingredient contents contains composition
serving portion people yield makes
cuisine kitchen style
reviews ratings opinions votes
employment job contract
skill requirement qualification
benefit perk
document file attachment
download installation
version release build
platform system os compatibility
developer vendor publisher author
language locale
country nation nationality
region county province district area
city town municipality place
ticket entry admission
event show performance
speaker presenter lecturer
organizer host promoter
sponsor patron
artist performer act
opening hours times
reservation booking confirmation
guest person traveller occupant
meal board catering
payment instalment repayment
method way means
account iban
transaction booking
invoice bill
order purchase
tax vat duty
total sum amount grand
note remark comment
reason cause
measure action step
dose dosage
treatment therapy
symptom complaint sign
illness disease condition
medicine drug medication
patient case
crop plant variety cultivar
field plot parcel
yield harvest
animal livestock
farmer grower producer
sample specimen
method technique procedure
result finding value
period era age epoch
donor giver
acquired received
collection holdings
exhibit display
coverage cover
beneficiary payee
policy contract
network coverage
tariff plan
allowance volume data
supplier vendor seller dealer merchant
contact person
website url homepage sameas
"""


@lru_cache(1)
def _kinds() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for at, line in enumerate(ALIKE.strip().splitlines()):
        for word in line.split():
            for meaning in meanings(word):
                found.setdefault(meaning, set()).add(at)
    return {word: frozenset(kinds) for word, kinds in found.items()}


def are_alike(one: str, other: str) -> bool:
    """Whether two meanings can be the same kind of field."""
    kinds = _kinds()
    return (
        one == other
        or _does(one, other)
        or _does(other, one)
        or bool(kinds.get(one, frozenset()) & kinds.get(other, frozenset()))
    )


def _does(one: str, other: str) -> bool:
    """Whether the other is who does the one: `Produced by` is the producer."""
    return len(one) >= SHORTEST and other.startswith(one) and other[len(one) :] in ("er", "or")


SHORTEST = 4  # letters


def is_known(meaning: str) -> bool:
    """Whether it is a word of which is known what it means."""
    return meaning in KNOWN or meaning in _kinds()


def alike_in(words: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """Returns those of the words that have the same, or one like it, among others."""
    return frozenset(word for word in words if any(are_alike(word, other) for other in others))
