import NablaEngine
import Testing

extension EngineTests {
  @Test func valuesLieInMemoryAsTheMachineAssumes() {
    #expect(MachineLayout.verify())
  }

  @Test(arguments: modes) func theModeIsOn(step: Bool) {
    #expect(Bench(step: step).session.machine.usesStepper == step)
  }
}
