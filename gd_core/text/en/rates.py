"""English: learning rates, and what becomes of them."""

TEXTS = {
    "rate.title": "What the formula predicts",
    "rate.title.manual": "What the formula predicts for the run by hand",
    "rate.title.autograd": "What the formula predicts for the run by autograd",
    "rate.where": (
        "The learning rate {rate} is {of_fastest} the fastest, {fastest_is}, and "
        "{of_edge} the edge, {edge_is}{made_of}."
    ),
    "rate.where.slip": (
        "{first} acts as the learning rate {effective} ({times}): {of_fastest} the "
        "fastest, {fastest_is}, and {of_edge} the edge, {edge_is}{made_of}."
    ),
    "rate.times.sum": "{n} × {rate}",
    "rate.times.no2": "{rate} / 2",
    "rate.times.sum_no2": "{n} / 2 × {rate}",
    "rate.times.averaged": "{rate} / {n}",
    "rate.times.twice": "2 × {rate}",
    "rate.where.uphill": "Added to w, the gradient leads uphill.",
    "rate.where.no_zero_grad": (
        "Never reset, the gradient accumulates: the gap e to the best w follows e(k+1) "
        "= (2 − s)·e(k) − e(k−1), s = 2·a·η = {step}, whose roots multiply to "
        "1{made_of}."
    ),
    "rate.where.broadcast": (
        "The learning rate {rate} is {of_fastest} the fastest, {fastest_is}, and "
        "{of_edge} the edge, {edge_is}, of the loss of every pair{made_of}."
    ),
    "rate.rho": "Each step multiplies the gap by ρ = 1 − 2·a·η = {rho}.",
    "rate.rho.sum": (
        "Each step multiplies the gap by ρ = 1 − 2·a·N·η = {rho}, N = {n} points."
    ),
    "rate.rho.no2": "Each step multiplies the gap by ρ = 1 − a·η = {rho}.",
    "rate.rho.sum_no2": (
        "Each step multiplies the gap by ρ = 1 − a·N·η = {rho}, N = {n} points."
    ),
    "rate.rho.averaged": (
        "Each step multiplies the gap by ρ = 1 − 2·a·η/N = {rho}, N = {n} points."
    ),
    "rate.rho.twice": "Each step multiplies the gap by ρ = 1 − 4·a·η = {rho}.",
    "rate.rho.uphill": "Each step multiplies the gap by ρ = 1 + 2·a·η = {rho}.",
    "rate.rho.no_zero_grad.swings": (
        "As s is between 0 and 4, both have the size 1: nothing ever fades, and w "
        "swings around the best w = {optimum} forever, up to {swing} times the first "
        "gap away, once every {period} steps."
    ),
    "rate.rho.no_zero_grad.diverges": (
        "As s is not below 4, one of them is {rho}: the swings around the best w = "
        "{optimum} grow forever."
    ),
    "rate.none": "What a learning rate does to this run is found by trying.",
    "rate.until": "1 % of the gap is left after {first} steps, 0.01 % after {second}.",
    "rate.no_map": (
        "Every learning rate does the same here, so there is no map of them to draw."
    ),
    "rate.no_map.limit": (
        "Even the largest learning rate that can be set, {most}, is {of_fastest} the "
        "fastest of this data, so there is no map to draw."
    ),
    "rate.no_map.limit.each": (
        "Even the largest learning rate that can be set, {most}, is less than a "
        "twentieth of the edge of this data, so there is no map to draw."
    ),
    "rate.no_map.none": (
        "No formula says which learning rates are telling here, so there is no map of "
        "them to draw."
    ),
    "fate.lands": "one step lands on the best w",
    "fate.converges": "each step closes {closes} of the gap",
    "fate.overshoots": "each step jumps over and closes {closes} of the gap",
    "fate.flips": "the weight flips between two values forever",
    "fate.diverges": "each step jumps over and farther away: {kept}",
    "fate.swings": "swings forever, up to {swing} times the first gap away",
    "fate.climbs": "each step goes uphill, farther away: {kept}",
    "fate.spirals": "swings around the best w, each step takes {closes} off the swing",
    "fate.lands_in_two": "two steps land on the best w",
    "fate.drifts": "drifts away from the best w: {kept} at each step",
    "fate.strands": "comes to rest away from the best w",
    "fate.nothing_to_learn": "nothing to learn",
    "fate.already_there": "starts at the best w",
    "fate.rate_zero": "nothing moves",
    "fate.rounded_away": "every update is lost in rounding",
    "fate.none": "no formula",
    "fate.line.lands": "one step lands on the best line",
    "fate.line.converges": (
        "closes {closes} of the gap across the valley, {closes_flat} along it"
    ),
    "fate.line.converges.round": "each step closes {closes} of the gap",
    "fate.line.converges.valley": "each step closes {closes} of the gap",
    "fate.line.overshoots": (
        "jumps across the valley, closes {closes}; along it {closes_flat}"
    ),
    "fate.line.overshoots.round": "each step jumps over and closes {closes} of the gap",
    "fate.line.overshoots.valley": (
        "each step jumps across and closes {closes} of the gap"
    ),
    "fate.line.flips.round": "jumps from side to side of the best line forever",
    "fate.line.diverges.round": "each step jumps over and farther away: {kept}",
    "fate.line.broadcast": "{does} · to the best line of every pair, w = {w}, b = {b}",
    "fate.line.flips": "jumps from side to side of the valley forever",
    "fate.line.diverges": "jumps across the valley and farther away: {kept}",
    "fate.line.swings": "swings around the best line forever",
    "fate.line.climbs": "each step goes uphill, farther away: {kept}",
    "rate.title.none": "No formula predicts this run",
    "rate.title.none.manual": "No formula predicts the run by hand",
    "rate.title.none.autograd": "No formula predicts the run by autograd",
    "rate.made_of": ", where a = {a} is {of}",
}
