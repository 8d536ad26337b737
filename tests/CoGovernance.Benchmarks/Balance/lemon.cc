// Solves a minimum cost flow in DIMACS form with LEMON's network simplex. Prints READY when the file is read, then the status,
// the cost and the processor's seconds for the solve alone.
#include <lemon/dimacs.h>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include <ctime>
#include <fstream>
#include <iostream>

using namespace lemon;
using Simplex = NetworkSimplex<SmartDigraph, long, long>;

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::ifstream in(argv[1]);
  SmartDigraph graph;
  SmartDigraph::ArcMap<long> lower(graph), upper(graph), cost(graph);
  SmartDigraph::NodeMap<long> supply(graph);
  readDimacsMin(in, graph, lower, upper, cost, supply, 0L, dimacsType(in));
  Simplex simplex(graph);
  simplex.lowerMap(lower).upperMap(upper).costMap(cost).supplyMap(supply);
  std::cout << "READY" << std::endl;
  const std::clock_t start = std::clock();
  const bool optimal = simplex.run() == Simplex::OPTIMAL;
  const double time = double(std::clock() - start) / CLOCKS_PER_SEC;
  std::cout << (optimal ? "optimal " : "failed ") << simplex.totalCost<long>() << " " << time << std::endl;
}
