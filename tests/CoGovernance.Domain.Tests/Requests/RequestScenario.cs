global using RequestScenario = CoGovernance.Domain.Tests.Kernel.Scenario<
    CoGovernance.Domain.Requests.ServiceRequest, CoGovernance.Domain.Requests.RequestEvent>;
