"""English: what becomes of a run, as the title of a picture."""

TEXTS = {
    "finding.iteration": "1 iteration",
    "finding.iterations": "{count} iterations",
    "finding.step.all": "step",
    "finding.step.each": "pass",
    "finding.param": "{name} = {value}",
    "finding.it.origin": "w",
    "finding.it.line": "the line",
    "finding.goal.origin": "the best w",
    "finding.goal.line": "the best line",
    "finding.best.origin": "the best w = {w}",
    "finding.best.line": "the best line",
    "finding.goal.pairs.origin": "w = {w}, the best of every pair",
    "finding.goal.pairs.line": "the best line of every pair",
    "finding.goal.passes.origin": "w = {w}, where the passes settle",
    "finding.goal.passes.line": "the line where the passes settle",
    "finding.run.reached": "Converges: {it} reaches {best} within {after}",
    "finding.run.reached.at": (
        "Converges: from iteration {near} on at most 1 % of the way to {best} is left"
    ),
    "finding.run.converges.near": (
        "Converging: {left} of the way to {best} remains after {after}"
    ),
    "finding.run.converges.near.mid": (
        "Converging: {left} of the way remains after {after}"
    ),
    "finding.run.converges.near.short": "Converging: {left} of the way remains",
    "finding.run.converges.far": (
        "Converging slowly: {left} of the way remains after {after}"
    ),
    "finding.run.converges.far.short": "Converging slowly: {left} of the way remains",
    "finding.run.converges.grown": (
        "Not converging yet: {left} of the first distance is there after {after}"
    ),
    "finding.run.overshoots.near": (
        "Overshooting and converging: {left} of the way remains after {after}"
    ),
    "finding.run.overshoots.near.short": "Overshooting: {left} of the way remains",
    "finding.run.overshoots.far": (
        "Overshooting, closing in slowly: {left} of the way remains after {after}"
    ),
    "finding.run.overshoots.far.short": "Overshooting: {left} of the way remains",
    "finding.run.overshoots.grown": (
        "Overshooting: {left} of the first distance is there after {after}"
    ),
    "finding.run.velocity.near": (
        "{optimizer} converges without a swing: {left} of the way remains after {after}"
    ),
    "finding.run.velocity.far": (
        "{optimizer}, without a swing: {left} of the way remains after {after}"
    ),
    "finding.run.spirals.near": (
        "{optimizer} swings and converges: up to {left} of the way is left in its last "
        "swing"
    ),
    "finding.run.spirals.near.short": "{optimizer} swings and converges",
    "finding.run.spirals.far": (
        "{optimizer} swings, closing in slowly: {left} of the way is left in its last "
        "swing"
    ),
    "finding.run.spirals.far.short": "{optimizer} swings, closing in slowly",
    "finding.run.spirals.grown": (
        "{optimizer} swings: {left} of the first distance is there after {after}"
    ),
    "finding.run.turns.near": (
        "Turning inwards: {left} of the way remains after {after}"
    ),
    "finding.run.turns.far": (
        "Turning inwards slowly: {left} of the way remains after {after}"
    ),
    "finding.run.turns.grown": (
        "Turning: {left} of the first distance is there after {after}"
    ),
    "finding.run.measured.near": (
        "{optimizer}: {left} of the way to {best} remains after {after}"
    ),
    "finding.run.measured.near.mid": (
        "{optimizer}: {left} of the way remains after {after}"
    ),
    "finding.run.measured.near.short": "{optimizer}: {left} of the way remains",
    "finding.run.measured.far": (
        "{optimizer} is still on its way: {left} of it remains after {after}"
    ),
    "finding.run.measured.far.short": "{optimizer}: {left} of the way remains",
    "finding.run.measured.grown": (
        "{optimizer} is {left} of the first distance away after {after}"
    ),
    "finding.run.unknown": "What becomes of {it} no formula tells, only the run",
    "finding.run.lands": "One {step} lands on {best}",
    "finding.run.lands_in_two": "Two steps land on {best}: past it, and back",
    "finding.run.flips": "On the edge: {it} jumps from side to side of {best} forever",
    "finding.run.flips.short": "On the edge: {it} jumps from side to side forever",
    "finding.run.diverges": (
        "η = {rate}, above the edge {edge}: each step lands {factor} times as far "
        "beyond the best w"
    ),
    "finding.run.diverges.mid": (
        "η = {rate}: every step lands {factor} times as far from the best w, on the "
        "other side"
    ),
    "finding.run.diverges.short": (
        "Every step lands {factor} times as far from the best w"
    ),
    "finding.run.diverges.line": (
        "η = {rate}: every step lands {factor} times as far away, across the valley"
    ),
    "finding.run.diverges.each": (
        "η = {rate}: every pass through the points ends {factor} times as far away"
    ),
    "finding.run.diverges.accumulates": (
        "Without a reset the gradient accumulates: {it} swings farther at every step"
    ),
    "finding.run.diverges.velocity": (
        "η = {rate} is past the edge: {it} swings farther and farther away"
    ),
    "finding.run.swings": (
        "Without a reset the gradient accumulates: {it} swings around {goal} forever"
    ),
    "finding.run.climbs": "Uphill: every {step} ends {factor} times as far from {best}",
    "finding.run.drifts": "The velocity turns around: {it} drifts away from {best}",
    "finding.run.strands": "{it} comes to rest away from {best}",
    "finding.run.nothing_to_learn": "All x are 0: no w is better than another",
    "finding.run.already_there": "{it} starts at {best}, and nothing moves",
    "finding.run.rate_zero": "Learning rate 0: nothing moves",
    "finding.run.rounded_away": (
        "Every update is too small for {precision}: nothing moves"
    ),
    "finding.run.still": "Nothing moves",
    "finding.moved.origin": (
        "w goes from {first_w} to {last}, the loss from {first_loss} to {last_loss}."
    ),
    "finding.moved.line": (
        "From {first} to w = {last}, b = {last_b}, the loss from {first_loss} to "
        "{last_loss}."
    ),
    "finding.moved.flips": "It flips between w = {first_w} and w = {mirror}.",
    "finding.gone": "It overflows {precision} at iteration {k}.",
    "finding.gone.at": "overflow at {k}",
    "finding.closes.converges": "Each {step} closes {closes} of the gap to {best}.",
    "finding.closes.overshoots": (
        "Each {step} jumps over the goal and closes {closes} of the gap."
    ),
    "finding.closes.line": (
        "Along the flattest direction each step closes {closes} of the gap."
    ),
    "finding.agree.not_in_w": "all weights are the same",
    "finding.identical": (
        "By hand and by autograd all numbers are the same, to the last bit."
    ),
    "finding.agree": (
        "By hand and by autograd agree to within {precision} rounding: {apart}."
    ),
    "finding.agree.origin": "w differs by at most {w}",
    "finding.agree.line": "w and b differ by at most {w}",
    "finding.differ.at": (
        "At iteration {k} {what} is {manual} by hand, {autograd} by autograd."
    ),
    "finding.the_step": "the step of {name}",
    "finding.the_loss": "the loss",
    "finding.differ.adds": (
        "At iteration {k} the gradient is {right} by hand, by autograd {wrong} = "
        "{right} {before}: the new one on top of the old."
    ),
    "finding.acts": (
        "It acts like the learning rate {effective} ({times}): it diverges above "
        "{edge}, not only above {right}."
    ),
    "finding.acts.helps": (
        "It acts like the learning rate {effective} ({times}): that helps here, but it "
        "diverges above {edge}, the correct run only above {right}."
    ),
    "finding.acts.farther": "It acts like the learning rate {effective} ({times}).",
    "finding.ends.origin": (
        "After {after} w = {manual} by hand, {autograd} by autograd; the best is "
        "{best_w}."
    ),
    "finding.ends.no_best.origin": (
        "After {after} w = {manual} by hand, {autograd} by autograd."
    ),
    "finding.ends.line": "In the end {manual} by hand, {autograd} by autograd.",
    "finding.ends.no_best.line": "In the end {manual} by hand, {autograd} by autograd.",
    "finding.ends.loss": "The loss ends at {manual} by hand, {autograd} by autograd.",
    "finding.ends.gone": "By hand: {manual}; by autograd: {autograd}.",
    "finding.past": (
        "Past the best w, by hand w goes as far as {manual}, by autograd as far as "
        "{autograd}."
    ),
    "finding.past.one": "{side} w goes past the best one, as far as {w}.",
    "finding.alone.converges.spirals": (
        "Without momentum {left} of the way would remain, and nothing would swing."
    ),
    "finding.alone.converges": "Without momentum {left} of the way would remain.",
    "finding.alone.overshoots": "Without momentum {left} of the way would remain.",
    "finding.alone.diverges": "Without momentum this rate would diverge.",
    "finding.becomes": "By hand it {manual}, by autograd it {autograd}.",
    "finding.becomes.closes": (
        "Each {step} closes {manual} of the gap to the best by hand, {autograd} by "
        "autograd."
    ),
    "finding.differ.unknown": (
        "They differ from iteration {k} on, and no known mistake explains it"
    ),
    "finding.differ.both": "Both runs slip, and they differ",
    "finding.differ.both_named": (
        "Both runs slip: {manual} by hand, {autograd} by autograd"
    ),
}
