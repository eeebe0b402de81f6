"""Closed classes whose members exclude each other: one put for another changes what is said. Written by
hand."""

from __future__ import annotations

from typing import Final

CLASSES: Final = """
mother father husband wife son daughter brother sister uncle aunt grandmother grandfather niece nephew cousin;
spring summer autumn fall winter; morning afternoon evening night; second minute hour day week month year
decade century;
gold silver bronze copper iron steel platinum brass lead tin; red blue green yellow black white brown
orange purple pink grey;
neck back arm leg head hand foot knee shoulder chest stomach ankle wrist elbow hip eye ear nose;
small medium large; federal provincial municipal regional local state; school church hospital court mosque
prison airport station museum;
singer pianist guitarist drummer dancer actor painter writer; pilot driver captain passenger sailor; doctor
nurse patient;
teacher pupil; winger striker goalkeeper defender midfielder center; buyer seller; landlord tenant;
employer employee;
plaintiff defendant; prosecutor defence; witness suspect victim; scientist citizen politician farmer
soldier police student civilian;
founder co-founder ceo chairman manager treasurer director secretary; ocean sea river lake forest desert
mountain island;
telephone computer television radio; dog cat horse cow pig sheep goat; beef pork chicken lamb fish meat;
earthquake flood hurricane fire tornado drought; bus train car plane ship truck bicycle motorcycle helicopter;
cancer diabetes stroke asthma flu; murder theft fraud robbery rape assault arson bribery perjury manslaughter;
football cricket rugby tennis golf basketball hockey baseball; oil gas coal wind solar nuclear; army navy;
birth death; wedding funeral divorce; president minister governor mayor king senator chancellor;
kill wound abduct rape rob; sing write perform direct produce; buy sell donate steal borrow rent; win lose
draw;
sign reject veto; urge discourage; regain lose; recover lose; love dread; accidentally intentionally
deliberately;
grow stall; recall forget; heighten lessen; expansion demise; appear confess; find lose; eat drink; monthly
weekly daily yearly annual annually;
quarterly monthly; weekday weekend; input output; health life car home travel auto; insurance investment;
sales profit loss cost;
import export; breakfast lunch dinner; north south east west; upstream downstream; male female; adult child
baby teenager;
christian muslim jewish hindu buddhist; catholic protestant; democrat republican; conservative liberal
labour socialist;
pound kilogram ounce; volt amp watt; mile kilometre; virus bacteria fungus; atom molecule; sun moon; land
sea air;
bronze silver gold; basic standard premium; single double triple; commercial military civilian; chloride
cyanide oxide;
rice wheat corn barley; coffee tea; wine beer vodka whisky; monday tuesday wednesday thursday friday
saturday sunday;
stop chase; miss catch; visit leave; post delete; lift dip; warn encourage; success defeat; ahead after;
drunk ill;
weather food landscape hotel; movement time; manufacturer retailer distributor; parent child; student teacher;
"""
"""Classes, parted by semicolons."""
