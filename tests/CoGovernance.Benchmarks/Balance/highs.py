"""Solves a minimum cost flow in DIMACS form as a linear programme with HiGHS, by way of SciPy. Prints READY when the file is read,
then the status, the cost and the processor's seconds for the solve alone. Flows are whole, so the cost is added up from rounded flows, exactly."""

import sys
import time

import numpy
from scipy.optimize import linprog
from scipy.sparse import coo_matrix

arcs = []
with open(sys.argv[1]) as file:
    for line in file:
        part = line.split()
        if part[0] == "p":
            supply = numpy.zeros(int(part[2]))
        elif part[0] == "n":
            supply[int(part[1]) - 1] = int(part[2])
        elif part[0] == "a":
            arcs.append([int(text) for text in part[1:]])
tail, head, _, most, cost = numpy.array(arcs, dtype=numpy.int64).T
count = len(arcs)
rows = numpy.concatenate([tail - 1, head - 1])
columns = numpy.concatenate([numpy.arange(count), numpy.arange(count)])
signs = numpy.concatenate([numpy.ones(count), -numpy.ones(count)])
balance = coo_matrix((signs, (rows, columns)), shape=(len(supply), count)).tocsc()
bounds = numpy.column_stack([numpy.zeros(count), most])
print("READY", flush=True)
start = time.process_time()
result = linprog(cost, A_eq=balance, b_eq=supply, bounds=bounds, method="highs")
seconds = time.process_time() - start
total = int(numpy.rint(result.x).astype(numpy.int64) @ cost) if result.status == 0 else 0
print("optimal" if result.status == 0 else "failed", total, seconds, flush=True)
